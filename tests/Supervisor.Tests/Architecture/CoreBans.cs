namespace Supervisor.Tests.Architecture;

/// <summary>
/// What the core must not touch, because it would give another result in the next run of the same seed or on another machine, or would
/// hold up the thread that all actors of a simulation share.
/// </summary>
internal static class CoreBans
{
    private const string Clock = "the TimeProvider that is passed in";
    private const string Timer = "a timer of the actor's context";
    private const string Surroundings = "what is passed in by the one who calls";
    private const string Chance = "the seeded source that is passed in";

    public static IReadOnlyList<BannedMember> All { get; } =
    [
        new("System.DateTime", "get_Now", Clock),
        new("System.DateTime", "get_UtcNow", Clock),
        new("System.DateTime", "get_Today", Clock),
        new("System.DateTimeOffset", "get_Now", Clock),
        new("System.DateTimeOffset", "get_UtcNow", Clock),
        new("System.TimeProvider", "get_System", Clock),
        new("System.Diagnostics.Stopwatch", null, Clock),
        new("System.Environment", "get_TickCount", Clock),
        new("System.Environment", "get_TickCount64", Clock),
        new("System.Random", ".ctor", Chance, Parameters: 0),
        new("System.Random", "get_Shared", Chance),
        new("System.Guid", "NewGuid", Chance),
        new("System.Guid", "CreateVersion7", Chance),
        new("System.Security.Cryptography.RandomNumberGenerator", null, Chance),
        new("System.Environment", "GetEnvironmentVariable", Surroundings),
        new("System.Environment", "GetEnvironmentVariables", Surroundings),
        new("System.Environment", "get_MachineName", Surroundings),
        new("System.Environment", "get_CurrentDirectory", Surroundings),
        new("System.IO.File", null, Surroundings),
        new("System.IO.Directory", null, Surroundings),
        new("System.Threading.Thread", "Sleep", Timer),
        new("System.Threading.Tasks.Task", "Delay", Timer),
    ];

    /// <summary>Each use of a banned member, as a sentence.</summary>
    public static IEnumerable<string> BrokenBy(string assembly, IReadOnlyList<MemberUse> uses) =>
        from use in uses.Distinct()
        from ban in All
        where ban.Covers(use)
        select $"{assembly} uses {use.Type}.{use.Member}; use {ban.Instead}.";
}
