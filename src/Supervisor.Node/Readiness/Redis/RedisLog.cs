using Supervisor.Node.Api.Listening;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>What an operator should know of the Redis that agents write to: when it is lost and back, and words that came to nothing.</summary>
internal sealed class RedisLog(ILogger<RedisLog> logger, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly SeldomNote _refused = new(clock, Pause);
    private readonly SeldomNote _faults = new(clock, Pause);

    public void Reached(RedisCondition condition)
    {
        if (condition.Problem is { } problem)
        {
            logger.KeysInTrouble(condition.Address, problem);
        }
        else
        {
            logger.KeysHeard(condition.Address, condition.Manner);
        }
    }

    public void Lost(RedisCondition condition) => logger.KeysNotHeard(condition.Address, condition.Problem ?? "");

    public void Refused(AgentAddress agent, SignalOutcome outcome)
    {
        if (_refused.IsDue(out var since))
        {
            logger.KeyRefused(agent, outcome.Code, outcome.Reason, since);
        }
    }

    public void Fault(Exception cause)
    {
        if (_faults.IsDue(out var since))
        {
            logger.KeysFault(cause, since);
        }
    }
}

internal static partial class RedisLogMessages
{
    [LoggerMessage(320, LogLevel.Information, "Agents' keys are heard of at the Redis {Address}, {Manner}")]
    public static partial void KeysHeard(this ILogger logger, string address, string manner);

    [LoggerMessage(
        321,
        LogLevel.Warning,
        "Agents' keys are not heard of, since the Redis {Address} cannot be used: {Problem}. Words that it had hold as long as they were written to"
    )]
    public static partial void KeysNotHeard(this ILogger logger, string address, string problem);

    [LoggerMessage(322, LogLevel.Warning, "At the Redis {Address} {Problem}")]
    public static partial void KeysInTrouble(this ILogger logger, string address, string problem);

    [LoggerMessage(
        323,
        LogLevel.Warning,
        "A key of {Agent} changed nothing ({Code}): {Reason} {Times} such since this was last said"
    )]
    public static partial void KeyRefused(
        this ILogger logger,
        AgentAddress agent,
        string code,
        string reason,
        int times
    );

    [LoggerMessage(324, LogLevel.Error, "Looking at agents' keys failed, {Times} times since this was last said")]
    public static partial void KeysFault(this ILogger logger, Exception cause, int times);
}
