using Supervisor.Cli.Connection;
using Supervisor.Cli.Output;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli;

/// <summary>Shows one answer to its end, and finds the exit code: also of one that was cut off or interrupted.</summary>
/// <param name="name">The command as called, palette and name.</param>
/// <param name="again">The line that asks for the same change again, for when its outcome is not known.</param>
internal sealed class Exchange(string name, CommandDescription command, bool isChange, string again)
{
    public int Show(IEnumerable<Frame> frames, IRenderer renderer, Interruption running)
    {
        var exit = ShowFrames(frames, renderer, running);
        if (running.IsInterrupted)
        {
            exit = Interrupted(renderer);
        }

        renderer.Finish();
        return exit;
    }

    private int ShowFrames(IEnumerable<Frame> frames, IRenderer renderer, Interruption running)
    {
        var exit = ExitCodes.Ok;
        foreach (var frame in frames.TakeWhile(_ => !running.IsInterrupted))
        {
            switch (frame)
            {
                case EndFrame end:
                    return end.Exit;
                case ErrorFrame error:
                    var shown = Understand(error.Error);
                    exit = ExitCodes.Of(shown.Code);
                    renderer.Show(new ErrorFrame(shown));
                    break;
                default:
                    renderer.Show(frame);
                    break;
            }
        }

        return exit;
    }

    /// <summary>A change whose answer is missing may have been carried out.</summary>
    private OperatorError Understand(OperatorError error)
    {
        var isOpen = error.Code is ErrorCodes.ConnectionLost or ErrorCodes.OutcomeUnknown;
        return isOpen && isChange ? ConnectErrors.OutcomeUnknown(name, $"{error.Message} {error.Why}", again) : error;
    }

    private int Interrupted(IRenderer renderer)
    {
        if (isChange)
        {
            renderer.Show(new ErrorFrame(ConnectErrors.OutcomeUnknown(name, "It was interrupted.", again)));
            return ExitCodes.OutcomeUnknown;
        }

        // Ctrl+C is how a stream is meant to end.
        return command.Result is ResultKinds.Stream ? ExitCodes.Ok : ExitCodes.Interrupted;
    }
}
