using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Schema.Checking;
using Supervisor.Fleet.Supervised;
using Supervisor.Fleet.Values;

namespace Supervisor.Tests.Fleet.Supervised;

/// <summary>A project read from text, with what was found on the way.</summary>
internal sealed record SupervisedProject(ProjectModel Model, IReadOnlyList<Finding> Findings)
{
    public static SupervisedProject Read(string yaml, string? node = null, params (string, string)[] environment) =>
        Read(ProjectText.Project(yaml, environment: environment), node);

    public static SupervisedProject ReadWith(ValueList<string> profiles, string yaml) =>
        Read(ProjectText.Project(yaml) with { Profiles = profiles }, node: null);

    /// <summary>The only group of a file whose service <c>web</c> has these keys in its x-supervisor.</summary>
    public static GroupModel Group(string supervised, string service = "image: web:1") =>
        Read(
            $$"""
            services:
              web:
                {{service}}
                x-supervisor: {{supervised}}
            """
        ).Model.Groups[0];

    private static SupervisedProject Read(ProjectTree tree, string? node)
    {
        var log = new FindingLog();
        SchemaCheck.Check(tree, log);
        var model = new ProjectBinder(tree, new MemoryFiles(), log).Bind(node);
        return new SupervisedProject(model, log.Findings);
    }
}
