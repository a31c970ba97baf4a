using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Merging;

/// <summary>Who extends whom, on the way to a service's last base.</summary>
internal sealed class ExtendsChain(FindingLog log)
{
    private readonly List<(FleetFile File, string Service)> _links = [];

    /// <summary>False: it would never end, which has been told.</summary>
    public bool Enter(FleetFile file, string service, Place place)
    {
        var first = _links.FindIndex(link => link.File.Path == file.Path && link.Service == service);
        if (first >= 0)
        {
            var way = _links[first..].Append((file, service)).Select(Shown);
            log.Add(
                MergeKinds.ExtendsCycle,
                place,
                $"A service extends itself: {string.Join(" extends ", way)}.",
                "Put what they share into a service of its own, which extends none of them."
            );
            return false;
        }

        if (_links.Count == FleetLimits.Depth)
        {
            log.Add(
                TreeKinds.TooDeep,
                place,
                $"More than {FleetLimits.Depth} services extend one another in a row.",
                "Extend the first base directly."
            );
            return false;
        }

        _links.Add((file, service));
        return true;
    }

    public void Leave() => _links.RemoveAt(_links.Count - 1);

    private string Shown((FleetFile File, string Service) link) =>
        link.File.Path == _links[0].File.Path ? link.Service : $"{link.Service} in {link.File.Name}";
}
