using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Naming;

/// <summary>What a written name leads to.</summary>
public abstract record NameResolution
{
    private NameResolution() { }

    public sealed record Resolved(FleetMember Member) : NameResolution;

    /// <summary>Several answer to the name, all equally near to the one who asks.</summary>
    public sealed record Ambiguous(ValueList<FleetAddress> Hits) : NameResolution;

    /// <summary>It is written, in a profile that nobody asked for.</summary>
    public sealed record Inactive(FleetAddress Address, ValueList<string> Profiles) : NameResolution;

    /// <summary>The name is on a machine that no file describes.</summary>
    public sealed record UnknownNode(string Node) : NameResolution;

    public sealed record Unknown : NameResolution;

    /// <summary>Neither <c>[NODE/]GROUP[/AGENT]</c> nor <c>AGENT@NODE</c>.</summary>
    public sealed record Malformed : NameResolution;
}
