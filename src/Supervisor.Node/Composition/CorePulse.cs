using Supervisor.Actors.Asking;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Runtimes;

namespace Supervisor.Node.Composition;

/// <summary>Whether the core really answers: each actor without which nothing on this node is supervised is asked.</summary>
internal sealed class CorePulse(NodeCore core)
{
    /// <returns>Who does not answer; null when all do, be it with what is wrong. Without meaning when it is cancelled.</returns>
    public async Task<string?> FindSilentAsync(TimeSpan patience, CancellationToken stop)
    {
        var supervision = core.Supervision;
        var node = core.Node.Ask<NodeDescription>(reply => new DescribeNode(reply), patience, stop);
        var roster = supervision.Roster.Ask<RosterView>(reply => new ReadRoster(reply), patience, stop);
        var keepers = supervision
            .Runtimes.All.Select(kept => kept.Keeper.Ask<OrphanList>(reply => new AskForOrphans(reply), patience, stop))
            .ToList();
        return !(await node).IsAnswered ? "node's supervisor"
            : !(await roster).IsAnswered ? "roster"
            : !await AllAnswerAsync(keepers) ? "keeper of a runtime's news"
            : null;
    }

    private static async Task<bool> AllAnswerAsync(IEnumerable<Task<AskOutcome<OrphanList>>> asked)
    {
        var answers = await Task.WhenAll(asked);
        return answers.All(answer => answer.IsAnswered);
    }
}
