using System.Globalization;
using System.Text;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Coordination.Etcd;

/// <summary>Where in etcd what is kept. Numbers have all their digits, so that keys are in their order.</summary>
internal sealed class EtcdKeys(string prefix)
{
    // Behind every key that begins with a folder and a slash, and before every other.
    private const char AfterSlash = (char)('/' + 1);

    private readonly string _entries = $"{prefix}entry/";

    /// <summary>Which store it is, its latest revision and freeze: written with every change of revisions, names and the freeze.</summary>
    public byte[] Head { get; } = Bytes($"{prefix}head");

    /// <summary>All that is kept of this fleet.</summary>
    public EtcdSpan All { get; } = Within(prefix.TrimEnd('/'));

    public EtcdSpan Revisions { get; } = Within($"{prefix}revision");

    public EtcdSpan Names { get; } = Within($"{prefix}name");

    public byte[] Revision(long number) => Bytes($"{prefix}revision/{Digits(number)}");

    public EtcdSpan Contents(long number) => Within($"{prefix}content/{Digits(number)}");

    public EtcdSpan Content(long number, string hash) => Within($"{prefix}content/{Digits(number)}/{hash}");

    public byte[] Part(long number, string hash, int part) =>
        Bytes(string.Create(CultureInfo.InvariantCulture, $"{prefix}content/{Digits(number)}/{hash}/{part:D4}"));

    public byte[] Name(string name) => Bytes($"{prefix}name/{EntryKey.Of(name)}");

    public byte[] Node(NodeId node) => Bytes($"{prefix}node/{node}");

    public byte[] Freeze(long version) => Bytes($"{prefix}freeze/{Digits(version)}");

    public byte[] Entry(EntryKey key) => Bytes(_entries + key.Value);

    public EtcdSpan Entries(EntryKey folder) => Within((_entries + folder.Prefix)[..^1]);

    public EntryKey EntryOf(byte[] key) => EntryKey.Stored(Encoding.UTF8.GetString(key)[_entries.Length..]);

    private static EtcdSpan Within(string folder) => new(Bytes(folder + '/'), Bytes(folder + AfterSlash));

    private static string Digits(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    private static byte[] Bytes(string key) => Encoding.UTF8.GetBytes(key);
}
