using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output;

/// <summary>Shows an answer: each frame as it comes, then the end. Closing frames are the session's.</summary>
internal interface IRenderer
{
    void Show(Frame frame);

    /// <summary>The answer is whole, or nothing more of it will come: what was kept back is shown.</summary>
    void Finish();
}
