using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Forwarding;

internal static class FrameNames
{
    /// <summary>Where it says "this node", another one is meant.</summary>
    public static Frame Named(Frame frame, string node) =>
        frame switch
        {
            ErrorFrame { Error: var error } when !error.Message.Contains(node, StringComparison.Ordinal) =>
                new ErrorFrame(error with { Message = $"{node}: {error.Message}" }),
            NoteFrame note when !note.Text.Contains(node, StringComparison.Ordinal) => new NoteFrame(
                $"{node}: {note.Text}"
            ),
            _ => frame,
        };
}
