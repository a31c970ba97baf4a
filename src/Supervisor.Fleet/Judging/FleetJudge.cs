using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Judging;

/// <summary>Tells everything that is wrong with a fleet: what its reading found, and what the rules find in it.</summary>
public static class FleetJudge
{
    /// <summary>By file, line and column; nothing twice; of a kind at most <see cref="FleetLimits.FindingsOfAKind"/>.</summary>
    public static IReadOnlyList<Finding> Judge(FleetReading reading)
    {
        var scene = new Scene(reading);
        return FindingList.Of(
            reading.Findings.Concat(FleetRules.All.SelectMany(rule => rule(scene))),
            reading.Unlisted
        );
    }
}
