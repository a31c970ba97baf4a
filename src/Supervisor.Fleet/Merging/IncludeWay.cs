using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Merging;

/// <summary>The files that include each other, from the one that the user named.</summary>
internal sealed record IncludeWay(IncludeWay? From, FleetFile File)
{
    /// <summary>Null: the file is on the way already, which has been told.</summary>
    public IncludeWay? Then(FleetFile file, Place place, FindingLog log)
    {
        var files = Files().ToList();
        if (files.TrueForAll(other => other.Path != file.Path))
        {
            return new IncludeWay(this, file);
        }

        files.Reverse();
        var cycle = files.SkipWhile(other => other.Path != file.Path).Append(file).Select(other => other.Name);
        log.Add(
            MergeKinds.IncludeCycle,
            place,
            $"A file includes itself: {string.Join(" includes ", cycle)}.",
            "Remove one include, or put what both need into a third file."
        );
        return null;
    }

    private IEnumerable<FleetFile> Files()
    {
        for (var way = this; way is not null; way = way.From)
        {
            yield return way.File;
        }
    }
}
