using Supervisor.Actors.Systems;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Guards;

/// <summary>What becomes of requests to a guard, and of what it tells; by default all arrives, in order, once.</summary>
internal sealed class RuntimeWeather(SeededChance chance, Rarities rarities)
{
    private const string RequestLost = "a request that never reached the guard";
    private const string AnswerLost = "a request carried out by the guard with its answer lost";
    private const string StartFailed = "a start that the guard could not make";
    private const string NewsLost = "news of a workload lost";
    private const string NewsDoubled = "news of a workload told twice";
    private const string NewsLate = "news of a workload that came late";

    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(8);

    internal static IReadOnlyList<string> Situations { get; } =
    [RequestLost, AnswerLost, StartFailed, NewsLost, NewsDoubled, NewsLate];

    /// <summary>How bad it is: the share of requests and news to which each of these things happens.</summary>
    internal double Badness { get; set; }

    /// <summary>Told once of a daemon that is about to ask for a start of something that has a leash; null: of none.</summary>
    internal Action<Daemon>? OnceStarting { get; set; }

    internal void Starts(Daemon daemon)
    {
        var once = OnceStarting;
        OnceStarting = null;
        once?.Invoke(daemon);
    }

    internal bool LosesRequest() => Happens(RequestLost);

    internal bool LosesAnswer() => Happens(AnswerLost);

    internal bool FailsStart() => Happens(StartFailed);

    internal bool LosesNews() => Happens(NewsLost);

    internal bool DoublesNews() => Happens(NewsDoubled);

    internal TimeSpan Lateness() => Happens(NewsLate) ? Latest * chance.Next() : TimeSpan.Zero;

    private bool Happens(string situation)
    {
        if (Badness <= 0 || chance.Next() >= Badness)
        {
            return false;
        }

        rarities.Reached(situation);
        return true;
    }
}
