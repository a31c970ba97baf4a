using Shouldly;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.TestKit.Actors;

namespace Supervisor.Tests.Node.Palettes.Views;

/// <summary>
/// Runs a command and the actors that it talks to on the test's own thread. Time passes only when nothing else can move.
/// </summary>
internal sealed class CommandPump(params ActorKit[] nodes)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <param name="onFrame">Called with each frame as it comes; false ends the command.</param>
    internal IReadOnlyList<Frame> Run(
        Func<CancellationToken, IAsyncEnumerable<Frame>> command,
        Func<Frame, bool> onFrame
    ) => Run(() => GatherAsync(command, onFrame));

    internal T Run<T>(Func<Task<T>> work)
    {
        var outer = SynchronizationContext.Current;
        var turns = new Turns();
        SynchronizationContext.SetSynchronizationContext(turns);
        try
        {
            var running = work();
            PumpUntilEnded(running, turns);
            return running.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private static async Task<IReadOnlyList<Frame>> GatherAsync(
        Func<CancellationToken, IAsyncEnumerable<Frame>> command,
        Func<Frame, bool> onFrame
    )
    {
        using var stop = new CancellationTokenSource();
        var frames = new List<Frame>();
        await foreach (var frame in command(stop.Token))
        {
            frames.Add(frame);
            if (!onFrame(frame))
            {
                break;
            }
        }

        return frames;
    }

    private void PumpUntilEnded(Task running, Turns turns)
    {
        var clock = nodes[0].Clock;
        var limit = clock.Elapsed + TimeSpan.FromMinutes(10);
        while (!running.IsCompleted)
        {
            RunAll();
            if (!turns.RunAll() && !running.IsCompleted)
            {
                clock.Elapsed.ShouldBeLessThan(limit, "The command waits for something that does not come.");
                foreach (var node in nodes)
                {
                    node.Advance(Tick);
                }
            }
        }

        do
        {
            RunAll();
        } while (turns.RunAll());
    }

    /// <summary>Until none of them has anything to do: what one says to another is done too.</summary>
    private void RunAll()
    {
        var hasRun = true;
        while (hasRun)
        {
            hasRun = false;
            foreach (var node in nodes)
            {
                while (node.RunOne())
                {
                    hasRun = true;
                }
            }
        }
    }

    /// <summary>What awaits goes on here, and nowhere else.</summary>
    private sealed class Turns : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Code, object? State)> _turns = new();

        public override void Post(SendOrPostCallback d, object? state) => _turns.Enqueue((d, state));

        /// <returns>Whether there was anything to run.</returns>
        internal bool RunAll()
        {
            var hasRun = false;
            while (_turns.TryDequeue(out var turn))
            {
                turn.Code(turn.State);
                hasRun = true;
            }

            return hasRun;
        }
    }
}
