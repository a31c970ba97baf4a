using System.Reflection;
using Shouldly;
using Supervisor.Node.Composition;
using Supervisor.Simulation.Runs;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Time;
using Xunit;

namespace Supervisor.Simulation.Tests;

/// <summary>
/// What is simulated must be what runs: the simulation may build messages and name events, but the parts of a node only
/// the daemon's own composition puts together.
/// </summary>
public sealed class CompositionTests
{
    private static readonly Assembly[] Guarded =
    [
        typeof(NodeComposition).Assembly,
        typeof(EventSourcingServices).Assembly,
        typeof(Journal.NodeJournal).Assembly,
    ];

    [Fact]
    public void Simulation_ConstructsNoPartOfANodeItself()
    {
        var constructed = typeof(SimulationRun)
            .Assembly.GetTypes()
            .SelectMany(MethodsOf)
            .SelectMany(static method => Instructions.Constructed(method).Select(type => (method, type)))
            .Where(static found => IsPart(found.type))
            .Select(static found => $"{found.method.DeclaringType}.{found.method.Name} constructs {found.type.Name}")
            .ToList();
        constructed.ShouldBeEmpty();
    }

    [Fact]
    public void Detector_OnAMethodThatConstructsAPart_SeesIt() =>
        Instructions
            .Constructed(
                typeof(CompositionTests).GetMethod(
                    nameof(ConstructsAPart),
                    BindingFlags.NonPublic | BindingFlags.Static
                )!
            )
            .ShouldContain(static type => IsPart(type));

    private static HybridClock ConstructsAPart() => new(TimeProvider.System);

    private static IEnumerable<MethodBase> MethodsOf(Type type)
    {
        const BindingFlags All =
            BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        return type == typeof(CompositionTests) ? [] : [.. type.GetMethods(All), .. type.GetConstructors(All)];
    }

    // Records are messages and settings, exceptions are news; codecs only give names to what is stored.
    private static bool IsPart(Type type) =>
        Guarded.Contains(type.Assembly)
        && type.IsClass
        && !typeof(Exception).IsAssignableFrom(type)
        && type.GetMethod("<Clone>$") is null
        && !typeof(IEventForms).IsAssignableFrom(type);
}
