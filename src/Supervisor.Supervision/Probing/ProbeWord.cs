namespace Supervisor.Supervision.Probing;

/// <summary>What a probe has said of its agent.</summary>
/// <param name="IsSuspect">Said while the observer was suspected, so it may have been the observer's own fault.</param>
internal readonly record struct ProbeWord(bool Passes, bool IsSuspect)
{
    internal static readonly ProbeWord Passing = new(Passes: true, IsSuspect: false);
}
