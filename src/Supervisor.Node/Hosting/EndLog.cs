using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Ends;

namespace Supervisor.Node.Hosting;

/// <summary>What is said of ends by force when they are not as usual; <c>pbm node doctor</c> says it as well.</summary>
internal static partial class EndLog
{
    public static void EndMeasured(this ILogger logger, EndMeasurement measured)
    {
        if (measured is not { Took: { } took })
        {
            logger.EndNotMeasured($"{measured.Problem?.Message} {measured.Problem?.Why}".TrimEnd());
            return;
        }

        var budget = KillBudget.Of(MovableDefinition.Usual, took);
        if (!budget.IsEnough)
        {
            logger.EndTooSlow(took.TotalMilliseconds, budget.Length.TotalSeconds);
        }
        else if (budget.Length > MovableDefinition.Usual.KillBudget)
        {
            logger.EndSlow(took.TotalMilliseconds, budget.Length.TotalSeconds);
        }
    }

    [LoggerMessage(
        4920,
        LogLevel.Warning,
        "An end by force took {Milliseconds:0} ms, so movable groups are killed {Seconds:0.0} s before their right ends"
    )]
    private static partial void EndSlow(this ILogger logger, double milliseconds, double seconds);

    [LoggerMessage(
        4921,
        LogLevel.Error,
        "An end by force took {Milliseconds:0} ms: {Seconds:0.0} s before a right ends is the most there is room for, and may be too late. Drain this node"
    )]
    private static partial void EndTooSlow(this ILogger logger, double milliseconds, double seconds);

    [LoggerMessage(4922, LogLevel.Warning, "How long an end by force takes could not be measured: {Problem}")]
    private static partial void EndNotMeasured(this ILogger logger, string problem);
}
