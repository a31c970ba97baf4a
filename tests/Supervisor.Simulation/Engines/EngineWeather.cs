using Supervisor.Actors.Systems;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Engines;

/// <summary>What becomes of what an engine is asked, and of what it tells; by default all arrives, in order, once.</summary>
internal sealed class EngineWeather(SeededChance chance, Rarities rarities)
{
    private const string Hangs = "a request that the engine carried out late";
    private const string Unheard = "a request that broke off before the engine took it";
    private const string ReplyLost = "a request carried out by the engine with its reply lost";
    private const string Silent = "a request carried out by the engine and never answered";
    private const string Failed = "a request that the engine failed at";
    private const string ImageKept = "an image that its registry did not give";
    private const string EventLost = "an event of the engine lost";
    private const string EventDoubled = "an event of the engine told twice";
    private const string EventLate = "an event of the engine that came late, after others";

    private const double RegistryFactor = 8;

    private static readonly TimeSpan LongestHang = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(5);

    internal static IReadOnlyList<string> Situations { get; } =
    [Hangs, Unheard, ReplyLost, Silent, Failed, ImageKept, EventLost, EventDoubled, EventLate];

    /// <summary>How bad it is: the share of requests and events to which each of these things happens.</summary>
    internal double Badness { get; set; }

    internal TimeSpan Hang() => Happens(Hangs) ? LongestHang * chance.Next() : TimeSpan.Zero;

    internal bool BreaksOff() => Happens(Unheard);

    internal bool LosesReply() => Happens(ReplyLost);

    internal bool KeepsSilent() => Happens(Silent);

    internal bool Fails() => Happens(Failed);

    /// <summary>Registries are worse than engines are, and are asked more seldom.</summary>
    internal bool KeepsImage() => Happens(ImageKept, RegistryFactor);

    internal bool LosesEvent() => Happens(EventLost);

    internal bool DoublesEvent() => Happens(EventDoubled);

    internal TimeSpan LatenessOfEvent() => Happens(EventLate) ? Latest * chance.Next() : TimeSpan.Zero;

    /// <summary>Whether a connection whose other end is killed says so, or looks as if it had ended in order.</summary>
    internal bool EndsByReset() => chance.Next() < 0.5;

    private bool Happens(string situation, double factor = 1)
    {
        if (Badness <= 0 || chance.Next() >= Badness * factor)
        {
            return false;
        }

        rarities.Reached(situation);
        return true;
    }
}
