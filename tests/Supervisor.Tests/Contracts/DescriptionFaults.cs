using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Tests.Contracts;

/// <summary>What is wrong with descriptions, of node and <c>pbm</c> alike: the rules that a new command must keep.</summary>
internal static class DescriptionFaults
{
    private static readonly string[] Kinds =
    [
        ArgumentKinds.Agent,
        ArgumentKinds.Choice,
        ArgumentKinds.Duration,
        ArgumentKinds.File,
        ArgumentKinds.Flag,
        ArgumentKinds.Group,
        ArgumentKinds.Node,
        ArgumentKinds.Number,
        ArgumentKinds.Text,
    ];

    private static readonly string[] Results =
    [
        ResultKinds.Archive,
        ResultKinds.Progress,
        ResultKinds.Rows,
        ResultKinds.Stream,
        ResultKinds.Terminal,
        ResultKinds.Text,
        ResultKinds.Tree,
    ];

    public static IReadOnlyList<string> Of(IReadOnlyList<PaletteDescription> palettes) =>
        [
            .. Names(palettes.Select(palette => palette.Name), "palettes"),
            .. palettes.SelectMany(palette => Names(palette.Commands.Select(command => command.Name), palette.Name)),
            .. palettes.SelectMany(palette =>
                palette.Commands.SelectMany(command => Of($"{palette.Name} {command.Name}", command))
            ),
        ];

    private static IEnumerable<string> Of(string name, CommandDescription command)
    {
        var places = command
            .Arguments.Where(argument => !argument.IsSwitch())
            .OrderBy(argument => argument.Position)
            .ToList();
        var letters = command.Arguments.Select(argument => argument.Letter).OfType<string>().ToList();
        IEnumerable<(bool IsWrong, string Fault)> checks =
        [
            (!command.Summary.EndsWith('.'), "its summary is no sentence"),
            (!Results.Contains(command.Result), "its result is of no known kind"),
            (command.Role is not (Roles.Viewer or Roles.Operator or Roles.Admin), "its role is not known"),
            (command.Role is Roles.Viewer && command.Changes, "a viewer would change something"),
            (letters.Distinct(StringComparer.Ordinal).Count() != letters.Count, "a letter stands twice"),
            (places.Where((place, i) => place.Position != i + 1).Any(), "its places are not 1, 2, 3"),
            (places.SkipLast(1).Any(place => place.Repeatable), "a place after a repeatable one is never filled"),
            (
                places.Zip(places.Skip(1)).Any(pair => !pair.First.Required && pair.Second.Required),
                "a needed place follows one that is not"
            ),
        ];
        return checks
            .Where(check => check.IsWrong)
            .Select(check => $"{name}: {check.Fault}")
            .Concat(Names(command.Arguments.Select(argument => argument.Name), name))
            .Concat(command.Arguments.SelectMany(argument => Of($"{name} {argument.Name}", argument)));
    }

    private static IEnumerable<string> Of(string name, ArgumentDescription argument)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (argument.Default is { } preset)
        {
            values[argument.Name] = [preset];
        }

        IEnumerable<(bool IsWrong, string Fault)> checks =
        [
            (!argument.Summary.EndsWith('.'), "its summary is no sentence"),
            (!Kinds.Contains(argument.Kind), "its kind is not known"),
            (argument.Kind is ArgumentKinds.Choice != argument.Choices is { Count: > 0 }, "choices without a choice"),
            (argument.Letter is { Length: not 1 }, "its letter is none"),
            (ReservedSwitches.Names.Contains(argument.Name, StringComparer.Ordinal), "pbm itself takes that name"),
            (
                ReservedSwitches.Letters.Contains(argument.Letter ?? "?", StringComparer.Ordinal),
                "pbm itself takes that letter"
            ),
            (argument.Required && argument.Default is not null, "it is needed and has a default"),
            (
                argument.Default is not null && !ArgumentRules.Check("", [argument], values).IsOk,
                "its default is no value"
            ),
        ];
        return checks.Where(check => check.IsWrong).Select(check => $"{name}: {check.Fault}");
    }

    private static IEnumerable<string> Names(IEnumerable<string> names, string of)
    {
        var all = names.ToList();
        return all.Where(name => !name.All(letter => char.IsAsciiLetterLower(letter) || letter == '-'))
            .Select(name => $"{of}: the name {name} is not in lower case")
            .Concat(
                all.CountBy(name => name, StringComparer.Ordinal)
                    .Where(pair => pair.Value > 1)
                    .Select(pair => $"{of}: {pair.Key} stands twice")
            );
    }
}
