using Supervisor.Fleet.Schema.Shapes;

namespace Supervisor.Fleet.Schema;

/// <summary>One key of one section.</summary>
internal sealed record SchemaRow(string Key, Shape Shape, Verdict Verdict)
{
    /// <summary>The section means nothing without it.</summary>
    public bool IsRequired { get; init; }

    public SchemaRow Needed() => this with { IsRequired = true };
}
