using Supervisor.Actors.Systems;
using Supervisor.TestKit.Coordination;

namespace Supervisor.TestKit.Ownership;

/// <summary>How the store is reached: well, badly, or not at all.</summary>
internal sealed class StoreWeather(SeededChance chance)
{
    /// <summary>0: all is well.</summary>
    internal double Badness { get; set; }

    internal TimeSpan TellDelay() => Within(0.001, Badness > 0 ? 0.8 : 0.02);

    internal CallPlan For(OwningNode node) => For(node.Entries.IsCut);

    internal CallPlan For(bool isCut)
    {
        if (isCut)
        {
            return chance.Next() < 0.3
                ? new CallPlan(CallFate.UnknownDoneLater, Within(0.5, 2), Within(0.1, 12))
                : new CallPlan(CallFate.UnknownNotDone, Within(0.5, 2), TimeSpan.Zero);
        }

        if (chance.Next() >= Badness)
        {
            return new CallPlan(CallFate.Served, Within(0.001, 0.02), Within(0.001, 0.02));
        }

        return chance.Next(5) switch
        {
            0 => new CallPlan(CallFate.Unavailable, Within(0, 1), TimeSpan.Zero),
            1 => new CallPlan(CallFate.UnknownDone, Within(0, 1), Within(0, 1)),
            2 => new CallPlan(CallFate.UnknownDoneLater, Within(0, 1), Within(0, 15)),
            // All that a store may take for its answer.
            _ => new CallPlan(CallFate.Served, Within(0, 0.1), Within(0, 1.9)),
        };
    }

    private TimeSpan Within(double least, double most) =>
        TimeSpan.FromSeconds(least + (chance.Next() * (most - least)));
}
