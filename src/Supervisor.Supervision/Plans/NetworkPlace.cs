using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Plans;

/// <summary>Where a group is in the network: whoever has an equal one sees its ports as his own.</summary>
internal abstract record NetworkPlace
{
    private NetworkPlace() { }

    /// <summary>The machine's own.</summary>
    internal sealed record Machine : NetworkPlace;

    /// <summary>A name space of its own.</summary>
    /// <param name="Owner">Whose: his ports are published, and his name is known.</param>
    /// <param name="Networks">The engine's, by which it is reached; none: by nobody.</param>
    internal sealed record Own(FleetMember Owner, ValueList<string> Networks) : NetworkPlace;

    /// <summary>That of a container which no file has.</summary>
    internal sealed record OfOther(string Container) : NetworkPlace;
}
