namespace Supervisor.Contracts.Palettes.Rules;

/// <summary>
/// The switches that <c>pbm</c> itself understands anywhere on a line. No command may have an argument of these names, or
/// it could never be given.
/// </summary>
public static class ReservedSwitches
{
    public static IReadOnlyList<string> Names { get; } =
    ["output", "dry-run", "id", "help", "version", "data-dir", "token-file"];

    public static IReadOnlyList<string> Letters { get; } = ["o", "h"];
}
