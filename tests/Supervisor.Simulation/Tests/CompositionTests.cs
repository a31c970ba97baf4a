using System.Reflection;
using Shouldly;
using Supervisor.Actors.Systems;
using Supervisor.Journal;
using Supervisor.Node.Composition;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Runs;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Time;
using Xunit;

namespace Supervisor.Simulation.Tests;

/// <summary>
/// What is simulated must be what runs: of the kernel, the supervision, the journal and the daemon the simulation makes
/// nothing itself, by constructor, static method or copy, but what <see cref="AllowedParts"/> lists. The wrong parts of
/// planted bugs are apart.
/// </summary>
public sealed class CompositionTests
{
    private static readonly Assembly[] Guarded =
    [
        typeof(NodeComposition).Assembly,
        typeof(EventSourcingServices).Assembly,
        typeof(NodeJournal).Assembly,
        typeof(ActorSystem).Assembly,
    ];

    private static IEnumerable<(Type Maker, Type Part)> Made =>
        typeof(SimulationRun)
            .Assembly.GetTypes()
            .Where(static type => type.Namespace != typeof(Plant).Namespace && type != typeof(CompositionTests))
            .SelectMany(static type => MethodsOf(type).SelectMany(PartsMadeBy).Select(part => (type, part)));

    [Fact]
    public void Simulation_OfTheNodesParts_MakesOnlyWhatIsAllowed() =>
        Made.Where(static made => !AllowedParts.Contains(made.Maker, made.Part))
            .Select(static made => $"{made.Maker} makes {made.Part}")
            .Distinct(StringComparer.Ordinal)
            .ShouldBeEmpty();

    [Fact]
    public void AllowedParts_AreAllMade()
    {
        var made = Made.Select(static made => made.Part).ToHashSet();
        AllowedParts
            .Everywhere.Concat(AllowedParts.InTheJournalContract)
            .Where(part => !made.Contains(part))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData(nameof(Constructs), typeof(HybridClock))]
    [InlineData(nameof(CallsAFactory), typeof(NodeCore))]
    [InlineData(nameof(Copies), typeof(JournalSettings))]
    [InlineData(nameof(NamesAFactory), typeof(NodeCore))]
    public void Detector_OfAMethodThatMakesAPart_SeesIt(string method, Type part) =>
        PartsMadeBy(typeof(CompositionTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!)
            .ShouldContain(part);

    private static HybridClock Constructs() => new(TimeProvider.System);

    private static NodeCore CallsAFactory(NodeStart start, NodePorts ports) => NodeCore.Start(start, ports);

    private static Func<NodeStart, NodePorts, NodeCore> NamesAFactory() => NodeCore.Start;

    private static JournalSettings Copies(JournalSettings settings) => settings with { Writer = "another" };

    private static IEnumerable<Type> PartsMadeBy(MethodBase method) =>
        Instructions
            .Made(method)
            .Select(static made => made.DeclaringType)
            .OfType<Type>()
            .Where(static type => Guarded.Contains(type.Assembly))
            .Select(static type => type.IsGenericType ? type.GetGenericTypeDefinition() : type);

    private static IEnumerable<MethodBase> MethodsOf(Type type)
    {
        const BindingFlags All =
            BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        return [.. type.GetMethods(All), .. type.GetConstructors(All)];
    }
}
