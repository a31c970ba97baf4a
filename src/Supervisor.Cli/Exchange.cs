using Supervisor.Cli.Connection;
using Supervisor.Cli.Output;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli;

/// <summary>Shows one answer to its end, and finds the exit code: also of one that was cut off or interrupted.</summary>
/// <param name="name">The command as called, palette and name.</param>
/// <param name="endsByInterrupt">Ctrl+C is how the answer is meant to end.</param>
/// <param name="again">The line that asks for the same change again, for when its outcome is not known.</param>
internal sealed class Exchange(string name, bool endsByInterrupt, bool isChange, string again)
{
    private bool _isAccepted;

    /// <summary>Whether it is carried out is not certain yet.</summary>
    private bool IsOpen => isChange && !_isAccepted;

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
                case AcceptedFrame:
                    _isAccepted = true;
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
        var isDoubt = error.Code is ErrorCodes.ConnectionLost or ErrorCodes.OutcomeUnknown;
        return isDoubt && IsOpen ? ConnectErrors.OutcomeUnknown(name, $"{error.Message} {error.Why}", again) : error;
    }

    private int Interrupted(IRenderer renderer)
    {
        if (IsOpen)
        {
            renderer.Show(new ErrorFrame(ConnectErrors.OutcomeUnknown(name, "It was interrupted.", again)));
            return ExitCodes.OutcomeUnknown;
        }

        if (isChange)
        {
            renderer.Show(new NoteFrame("It goes on; only the watching has ended."));
        }

        return endsByInterrupt ? ExitCodes.Ok : ExitCodes.Interrupted;
    }
}
