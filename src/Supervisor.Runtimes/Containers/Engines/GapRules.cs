namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>Whether an engine was away between two looks, in a way that ends containers.</summary>
internal static class GapRules
{
    /// <param name="last">Of the last whole look; null: there was none.</param>
    /// <param name="now">Of the connection that was just made.</param>
    /// <param name="wasLost">A connection of this very daemon broke off in between.</param>
    public static EngineGap? Between(EngineMark? last, EngineMark now, bool wasLost)
    {
        if (last is null || (last.KeepsContainers && now.KeepsContainers))
        {
            return null;
        }

        // Where runs cannot be told apart, a lost connection is all there is to go by.
        var isAnother = last.Run is null || now.Run is null ? wasLost : last.Run != now.Run;
        return isAnother ? new EngineGap(last.Seen, now.Seen) : null;
    }
}
