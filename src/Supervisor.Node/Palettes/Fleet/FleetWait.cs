using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>Shows how something goes on until it is done, or until nobody looks any more.</summary>
internal sealed class FleetWait(PaletteServices services)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    public async IAsyncEnumerable<Frame> RunAsync(
        Func<RosterView, ProgressFrame> measure,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        ProgressFrame? last = null;
        while (true)
        {
            var asked = await services.Roster!.Ask<RosterView>(reply => new ReadRoster(reply), Patience, stop);
            if (asked.Reply is { } roster)
            {
                var progress = measure(roster);
                if (progress != last)
                {
                    yield return last = progress;
                }

                if (FleetProgress.IsDone(progress))
                {
                    yield break;
                }
            }

            await Task.Delay(Step, services.Clock, stop);
        }
    }
}
