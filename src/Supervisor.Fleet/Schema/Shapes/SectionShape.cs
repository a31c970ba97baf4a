namespace Supervisor.Fleet.Schema.Shapes;

/// <summary>A map of known keys, beside which <c>x-</c> keys are free.</summary>
/// <param name="Title">As a message calls it: <c>a service</c>.</param>
internal sealed record SectionShape(string Title, IReadOnlyList<SchemaRow> Rows) : Shape("a map")
{
    private readonly Dictionary<string, SchemaRow> _byKey = Rows.ToDictionary(row => row.Key, StringComparer.Ordinal);

    public SchemaRow? Find(string key) => _byKey.GetValueOrDefault(key);
}
