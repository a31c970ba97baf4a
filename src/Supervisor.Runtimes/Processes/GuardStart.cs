namespace Supervisor.Runtimes.Processes;

/// <summary>How a guard is started: the program and the words before those of the guard itself.</summary>
/// <param name="Program">A file, such as the daemon's own.</param>
/// <param name="Words">Such as <c>guard</c>.</param>
public sealed record GuardStart(string Program, IReadOnlyList<string> Words);
