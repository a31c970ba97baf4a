namespace Supervisor.Actors.Strategies;

/// <summary>What to do with a failed child.</summary>
public enum Directive
{
    /// <summary>Goes on with its state as it is; the failing message is skipped.</summary>
    Resume,

    Restart,

    Stop,

    /// <summary>The parent fails in its turn with the same cause.</summary>
    Escalate,
}
