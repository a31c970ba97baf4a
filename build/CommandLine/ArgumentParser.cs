namespace Supervisor.Build.CommandLine;

internal static class ArgumentParser
{
    public static ParseOutcome Parse(Syntax syntax, IReadOnlyList<string> arguments)
    {
        if (syntax.PassedOn is not null)
            return Understood(null, [], [.. arguments]);

        string? name = null;
        var options = new Dictionary<string, string>(StringComparer.Ordinal);

        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            if (argument == "--" && syntax.PassesRest)
                return Understood(name, options, [.. arguments.Skip(index + 1)], hasRest: true);

            if (syntax.Options.FirstOrDefault(option => option.Name == argument) is { } option)
            {
                if (option.Value is not null && ++index == arguments.Count)
                    return Misunderstood($"{argument} needs a value");
                options[argument] = arguments[index];
            }
            else if (syntax.TakesName && name is null && !argument.StartsWith('-'))
            {
                name = argument;
            }
            else
            {
                return Misunderstood($"it does not know \"{argument}\"");
            }
        }

        return Understood(name, options, []);
    }

    private static ParseOutcome Understood(
        string? name,
        Dictionary<string, string> options,
        string[] rest,
        bool hasRest = false
    ) => new(new Arguments(name, options, rest) { HasRest = hasRest }, "");

    private static ParseOutcome Misunderstood(string problem) => new(null, problem);
}
