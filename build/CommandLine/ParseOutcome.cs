namespace Supervisor.Build.CommandLine;

/// <param name="Arguments">The arguments, unless there is a problem.</param>
/// <param name="Problem">What is wrong with them, in words that follow "was not run:"; empty when nothing is.</param>
internal sealed record ParseOutcome(Arguments? Arguments, string Problem);
