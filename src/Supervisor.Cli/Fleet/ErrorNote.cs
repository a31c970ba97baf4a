using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Fleet;

/// <summary>What is said beside an answer that was made of faulty files.</summary>
internal static class ErrorNote
{
    public static NoteFrame Of(int errors) =>
        new(
            $"The files have {FindingsText.Counted(errors, "error")}: this is what could be read. "
                + "'pbm fleet validate' tells them."
        );
}
