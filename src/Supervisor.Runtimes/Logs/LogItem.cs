namespace Supervisor.Runtimes.Logs;

/// <summary>What somebody who reads a log meets.</summary>
public abstract record LogItem
{
    private protected LogItem() { }
}

/// <param name="End">The position after it: whoever has read it goes on there.</param>
/// <param name="GoesOn">It is too long for one piece, and its next piece follows.</param>
public sealed record LogLine(string Text, long End, bool GoesOn = false) : LogItem;

/// <summary>Bytes that were written here are not kept any more.</summary>
public sealed record LogLoss(long Bytes) : LogItem;

/// <summary>Somebody has emptied or removed the log: what follows was written after that.</summary>
public sealed record LogBegunAnew : LogItem;

/// <summary>Of what follows is only known that it was written after that time, which is long before the one that was asked for.</summary>
public sealed record LogAgeInDoubt(DateTimeOffset Time) : LogItem;
