using Supervisor.Build.Targets;

namespace Supervisor.Build.CommandLine;

/// <summary>Finds the target that the first argument names, and runs it with the others.</summary>
internal sealed class Dispatcher(IReadOnlyList<ITarget> targets)
{
    public int Run(IReadOnlyList<string> arguments)
    {
        if (arguments is [] or ["help" or "--help" or "-h", ..])
            return Help();

        var target = targets.FirstOrDefault(target => target.Name == arguments[0]);
        if (target is null)
        {
            var known = string.Join(", ", targets.Select(target => target.Name));
            return Say.Problem(
                $"{Script.Name} did nothing: there is no target \"{arguments[0]}\"; use one of {known}.",
                ExitCodes.Usage
            );
        }

        var parsed = ArgumentParser.Parse(target.Syntax, [.. arguments.Skip(1)]);
        return parsed.Arguments is null ? Misused(target, parsed.Problem) : target.Run(parsed.Arguments);
    }

    private static int Misused(ITarget target, string problem)
    {
        var accepted = target.Syntax.ToString();
        var advice = accepted.Length == 0 ? "it takes no arguments" : $"what it takes is {accepted}";
        return Say.Problem($"{Script.Name} {target.Name} was not run: {problem}; {advice}.", ExitCodes.Usage);
    }

    private int Help()
    {
        Say.Progress($"Usage: {Script.Name} TARGET [ARGUMENTS]");
        Say.Progress("");
        foreach (var target in targets)
        {
            Say.Progress($"  {target.Name} {target.Syntax}".TrimEnd());
            Say.Progress($"      {target.Summary}");
        }

        return ExitCodes.Success;
    }
}
