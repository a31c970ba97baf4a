using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Node.Fleets.Parts;

/// <summary>A revision with its secrets, part by part and as a whole.</summary>
internal sealed record OpenedFleet(RevisionContent Content, ValueList<FleetPart> Parts)
{
    public FleetReading Reading { get; } = FleetReading.Of([.. Parts.Select(part => part.Reading)]);
}
