namespace Supervisor.Journal.Writer;

/// <summary>
/// The version of every stream as it is when the group under way has been committed. After any other end of it this is
/// thrown away and read again from the store.
/// </summary>
internal sealed class StreamVersions(IEnumerable<KeyValuePair<string, long>> stored)
{
    private readonly Dictionary<string, long> _versions = new(stored, StringComparer.Ordinal);

    public long Of(string stream) => _versions.GetValueOrDefault(stream);

    public void Set(string stream, long version) => _versions[stream] = version;

    public IReadOnlyList<string> NamesFrom(string prefix) =>
        [
            .. _versions
                .Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
}
