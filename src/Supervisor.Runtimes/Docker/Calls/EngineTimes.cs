namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>How long calls may take. When the time is up the caller is told that it is not known what was done.</summary>
/// <param name="Connect">Until there is a connection.</param>
/// <param name="Look">Of a question: an engine that is busy answers late, one that hangs never.</param>
/// <param name="Act">Of an act: the first start after a boot, or on a slow disk, takes long.</param>
/// <param name="Transfer">Of files and images on their way to the engine.</param>
/// <param name="Silence">Between two words of a pull: layers take long, and their progress is told all the time.</param>
internal sealed record EngineTimes(TimeSpan Connect, TimeSpan Look, TimeSpan Act, TimeSpan Transfer, TimeSpan Silence)
{
    public static EngineTimes Usual { get; } =
        new(
            Connect: TimeSpan.FromSeconds(5),
            Look: TimeSpan.FromSeconds(30),
            Act: TimeSpan.FromMinutes(2),
            Transfer: TimeSpan.FromMinutes(30),
            Silence: TimeSpan.FromMinutes(5)
        );
}
