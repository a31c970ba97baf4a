using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Forwarding.Routing;

internal static class RouteNotes
{
    /// <summary>What is not found may be where nobody could ask, and that is said before the end.</summary>
    public static async IAsyncEnumerable<Frame> WithNotesAsync(this IAsyncEnumerable<Frame> frames, CommandRoute route)
    {
        var isFailed = false;
        EndFrame? end = null;
        await foreach (var frame in frames)
        {
            isFailed |= frame is ErrorFrame;
            if (frame is EndFrame last)
            {
                end = last;
            }
            else
            {
                yield return frame;
            }
        }

        foreach (var node in isFailed ? route.Unasked : [])
        {
            yield return new NoteFrame($"{node} is unreachable: what it has is not known here.");
        }

        if (end is not null)
        {
            yield return end;
        }
    }
}
