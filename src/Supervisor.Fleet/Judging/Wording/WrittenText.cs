using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging.Commands;
using Supervisor.Fleet.Judging.Health;
using Supervisor.Fleet.Judging.Probes;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging.Wording;

/// <summary>A text that a fleet file hands to a program, and that may hold what does not belong there.</summary>
/// <param name="What">In words, for messages.</param>
/// <param name="Variable">Of the environment; null for any other text.</param>
internal sealed record WrittenText(GroupSite Group, TreePath Path, string What, string Text, string? Variable = null)
{
    /// <summary>By its environment or its command, as against what asks about it from outside.</summary>
    public bool IsToldToProgram { get; init; }

    public Finding At(FindingKind kind, string message, string remedy) => Group.At(kind, Path, message, remedy);

    /// <summary>
    /// Whether a piece of the text came out of a variable of the one who applies, or of <c>.env</c>, which is where
    /// such things belong.
    /// </summary>
    public bool IsFromOutside(string piece) =>
        Path.NodeIn(Group.Project.Tree.Root) is not ScalarNode { IsInterpolated: false }
        && Group.Project.Tree.Environment.Values.Any(value => value.Contains(piece, StringComparison.Ordinal));

    /// <summary>Variables, commands, health tests and probes.</summary>
    public static IEnumerable<WrittenText> All(Scene scene) =>
        Variables(scene).Concat(Commands(scene)).Concat(Tests(scene)).Concat(Probes(scene));

    /// <summary>Those that the file itself gives a value: what comes from an env_file is no part of it.</summary>
    private static IEnumerable<WrittenText> Variables(Scene scene) =>
        scene.Groups.SelectMany(site =>
            Variables(site, $"'{site}'", site.Path, site.Service.Environment)
                .Concat(
                    site.Agents.SelectMany(agent => Variables(site, agent.Name, agent.Path, agent.Model.Environment))
                )
        );

    private static IEnumerable<WrittenText> Commands(Scene scene) =>
        CommandSite
            .All(scene)
            .SelectMany(command => Words(command.Group, command.What, command.Path, command.Words, isTold: true));

    private static IEnumerable<WrittenText> Tests(Scene scene) =>
        HealthSite
            .All(scene)
            .SelectMany(health =>
                Words(
                    health.Group,
                    $"the health test of '{health.Group}'",
                    health.Path.Then("test"),
                    health.Health.Test
                )
            );

    private static IEnumerable<WrittenText> Probes(Scene scene) =>
        from probe in ProbeSite.All(scene)
        where probe.Written is not null
        select new WrittenText(probe.Agent.Group, probe.Path, $"the {probe.Key} of {probe.Agent}", probe.Written!);

    private static IEnumerable<WrittenText> Variables(
        GroupSite site,
        string owner,
        TreePath path,
        ValueMap<string?> environment
    ) =>
        from variable in environment
        let place = path.Then("environment").Then(variable.Key)
        where !string.IsNullOrEmpty(variable.Value) && place.NodeIn(site.Project.Tree.Root) is ScalarNode
        select new WrittenText(site, place, $"{variable.Key} of {owner}", variable.Value, variable.Key)
        {
            IsToldToProgram = true,
        };

    private static IEnumerable<WrittenText> Words(
        GroupSite site,
        string what,
        TreePath path,
        ValueList<string> words,
        bool isTold = false
    ) => words.Select(word => new WrittenText(site, path, what, word) { IsToldToProgram = isTold });
}
