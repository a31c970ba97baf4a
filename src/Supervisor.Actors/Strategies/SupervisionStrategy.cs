using Supervisor.Actors.Restarts;

namespace Supervisor.Actors.Strategies;

/// <summary>
/// How a parent answers the failure of a child. Under one-for-one each child has a restart history of its own; under
/// the other kinds the children share one, because they fail together.
/// </summary>
public sealed record SupervisionStrategy
{
    /// <summary>One-for-one, restart, and escalation when the restarts are used up.</summary>
    public static SupervisionStrategy Default { get; } = new();

    public StrategyKind Kind { get; init; } = StrategyKind.OneForOne;

    public Func<Exception, Directive> Decide { get; init; } = static _ => Directive.Restart;

    public RestartPolicy Restarts { get; init; } = RestartPolicy.Default;

    /// <summary>How a restart is granted; the project's own arithmetic unless somebody knows better.</summary>
    public RestartLimit Limit { get; init; } = RestartRules.Next;

    /// <summary>When the restarts are used up: <see cref="Directive.Stop"/> or <see cref="Directive.Escalate"/>.</summary>
    public Directive OnExhausted
    {
        get;
        init =>
            field = value is Directive.Stop or Directive.Escalate
                ? value
                : throw new ArgumentException(
                    $"What used up its restarts cannot {value}; it can stop or escalate.",
                    nameof(value)
                );
    } = Directive.Escalate;
}
