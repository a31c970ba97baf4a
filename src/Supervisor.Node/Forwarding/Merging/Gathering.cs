using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Forwarding.Merging;

/// <summary>Reads the answers of several nodes at the same time.</summary>
internal static class Gathering
{
    /// <summary>Who reads slowly holds up all of them.</summary>
    private const int MostWaiting = 64;

    /// <summary>The frames of all as they come; of each, in its order. Whoever stops reading ends all answers.</summary>
    public static async IAsyncEnumerable<NodeFrame> ReadAsync(
        IReadOnlyList<NodeAnswer> answers,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var frames = Channel.CreateBounded<NodeFrame>(MostWaiting);
        var reading = answers.Select(answer => ReadAsync(answer, frames.Writer, ending.Token)).ToList();
        try
        {
            for (var left = answers.Count; left > 0; )
            {
                var frame = await frames.Reader.ReadAsync(stop);
                left -= frame.Frame is null ? 1 : 0;
                yield return frame;
            }
        }
        finally
        {
            End(ending);
            await Task.WhenAll(reading);
        }
    }

    // On this thread: what it ends goes on where it awaits, and nothing waits for another thread.
    private static void End(CancellationTokenSource ending) => ending.Cancel();

    /// <summary>A fault of one answer is an error of that one.</summary>
    private static async Task ReadAsync(NodeAnswer answer, ChannelWriter<NodeFrame> to, CancellationToken stop)
    {
        try
        {
            try
            {
                await foreach (var frame in answer.Frames.WithCancellation(stop))
                {
                    await to.WriteAsync(new NodeFrame(answer.Node, frame), stop);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                var error = CommandFaults.Internal($"the answer of {answer.Node.Name}", isChange: false, fault);
                await to.WriteAsync(new NodeFrame(answer.Node, new ErrorFrame(error)), stop);
            }

            await to.WriteAsync(new NodeFrame(answer.Node, null), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody reads any more.
        }
    }
}

/// <summary>The exit code of several answers: the gravest.</summary>
internal sealed class ExitTally
{
    public int Exit { get; private set; } = ExitCodes.Ok;

    public void Count(Frame frame) =>
        Exit = frame switch
        {
            ErrorFrame error => Math.Max(Exit, ExitCodes.Of(error.Error.Code)),
            EndFrame end => Math.Max(Exit, end.Exit),
            _ => Exit,
        };
}
