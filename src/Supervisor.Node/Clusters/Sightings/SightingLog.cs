using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters.Sightings;

/// <summary>Has the log tell how the other nodes come and go. What nobody can say while the store is out of reach is told when it is back.</summary>
internal sealed partial class SightingLog(ILogger log, NodeId own)
{
    private MembersView _last = MembersView.Unknown;

    /// <summary>One view after the other, as <see cref="IMembership.Watch"/> tells them.</summary>
    public void See(MembersView view)
    {
        foreach (var sighting in SightingRules.Between(_last, view, own))
        {
            if (sighting.IsThere)
            {
                Up(log, sighting.Node);
            }
            else
            {
                Down(log, sighting.Node);
            }
        }

        _last = view.IsCurrent ? view : _last;
    }

    [LoggerMessage(520, LogLevel.Information, "The node {Node} is up")]
    private static partial void Up(ILogger logger, string node);

    [LoggerMessage(521, LogLevel.Warning, "The node {Node} is down")]
    private static partial void Down(ILogger logger, string node);
}
