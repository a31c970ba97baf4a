using Supervisor.Node.Composition;
using Supervisor.Node.Hosting;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Machines;

/// <summary>
/// What the daemon's host does around a node, files, sockets and signals apart: it refuses to run on a journal that cannot
/// be used, and ends in order when the node can no longer do its work.
/// </summary>
internal sealed class SimulatedHost(Daemon daemon, NodeComposition node, Action onExit)
{
    internal const string LostJournal = "a daemon that ended because another has its journal";
    private const string BeyondHelp = "a daemon ended by a failure that nobody could handle";
    private const string Refused = "a daemon that would not start with a damaged journal";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    internal static IReadOnlyList<string> Situations { get; } = [LostJournal, Refused];

    internal void Watch()
    {
        node.End.Then(() => daemon.Deliver(() => Leave(node.Core.Fenced.IsCompleted ? LostJournal : BeyondHelp)));
        LookAtOpening();
    }

    // By looking, for the task of the opening runs its continuations on other threads.
    private void LookAtOpening() =>
        daemon.After(
            BetweenLooks,
            () =>
            {
                if (!node.Core.Opening.IsCompleted)
                {
                    LookAtOpening();
                }
                else if (JournalProblem.Of(node.Core.Opening.Result) is not null)
                {
                    Leave(Refused);
                }
            }
        );

    private void Leave(string why)
    {
        if (daemon.IsLeaving)
        {
            return;
        }

        daemon.IsLeaving = true;
        daemon.Rarities.Reached(why);
        node.StopAsync().Then(() => daemon.Deliver(onExit));
    }
}
