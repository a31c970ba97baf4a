using System.Reflection;
using System.Runtime.Loader;
using Supervisor.Fleet.Reading;

namespace Supervisor.IntegrationTests.Fleet;

/// <summary>The fuzz target above a copy of the fleet's code that tells which edges it takes.</summary>
internal sealed class InstrumentedFleet : AssemblyLoadContext
{
    private static readonly Assembly Own = typeof(InstrumentedFleet).Assembly;
    private static readonly Assembly Fleet = typeof(FleetReader).Assembly;

    private readonly Action _clear;

    public InstrumentedFleet()
    {
        var copy = LoadFromAssemblyPath(Own.Location);
        var probe = copy.GetType(typeof(FuzzProbe).FullName!, throwOnError: true)!;
        var target = copy.GetType(typeof(FuzzTarget).FullName!, throwOnError: true)!;
        Run = target.GetMethod(nameof(FuzzTarget.Run))!.CreateDelegate<Func<byte[], string?>>();
        Edges = (byte[])probe.GetProperty(nameof(FuzzProbe.Edges))!.GetValue(null)!;
        _clear = probe.GetMethod(nameof(FuzzProbe.Clear))!.CreateDelegate<Action>();
    }

    public Func<byte[], string?> Run { get; }

    /// <summary>How often the last input took each edge.</summary>
    public byte[] Edges { get; }

    public void Clear() => _clear();

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Own.GetName().Name)
        {
            return LoadFromAssemblyPath(Own.Location);
        }

        if (assemblyName.Name != Fleet.GetName().Name)
        {
            return null;
        }

        using var instrumented = BlockInstrumentation.Apply(Fleet.Location);
        return LoadFromStream(instrumented);
    }
}
