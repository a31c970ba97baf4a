using System.Runtime.CompilerServices;
using Supervisor.Actors;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Runtimes;

namespace Supervisor.Node.Palettes.Views;

/// <summary>What runs on this node, as commands reach it.</summary>
internal sealed record SupervisedServices(
    ActorRef<RosterMessage> Roster,
    AgentDirectory Directory,
    NodeRuntimes Runtimes,
    ActorRef<ObserverMessage> Observer
)
{
    private static readonly TimeSpan Patience = AnswerPatience.Usual;

    /// <summary>Null: of a node that runs no movable groups.</summary>
    public NodeOwnership? Ownership { get; init; }

    /// <summary>As it is now; null when the roster does not answer, as when the node stops.</summary>
    public async Task<RosterView?> ReadAsync(CancellationToken stop)
    {
        var asked = await Roster.Ask<RosterView>(reply => new ReadRoster(reply), Patience, stop);
        stop.ThrowIfCancellationRequested();
        return asked.Reply;
    }

    /// <summary>Answers by all as it stands now.</summary>
    public IAsyncEnumerable<Frame> AnswerAsync(
        Func<RosterView, IAsyncEnumerable<Frame>> answer,
        CancellationToken stop
    ) => AnswerAsync<RosterView>(roster => roster, (roster, _) => answer(roster), stop);

    /// <summary>Looks up what a command is about, and answers by it; or says why it cannot be found.</summary>
    /// <param name="answer">Of what was found, and of all as it stood then.</param>
    public async IAsyncEnumerable<Frame> AnswerAsync<T>(
        Func<RosterView, Outcome<T>> find,
        Func<T, RosterView, IAsyncEnumerable<Frame>> answer,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        if (await ReadAsync(stop) is not { } roster)
        {
            yield return new ErrorFrame(ViewErrors.NoRoster());
            yield break;
        }

        var found = find(roster);
        if (!found.IsOk)
        {
            yield return new ErrorFrame(found.Error);
            yield break;
        }

        await foreach (var frame in answer(found.Value, roster).WithCancellation(stop))
        {
            yield return frame;
        }
    }
}
