using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

/// <summary>What the program finds in its environment.</summary>
internal static class EnvironmentBinder
{
    public static ValueMap<string?> Bind(Cursor service, BindingContext context) =>
        Resolved(PairsBinder.Bind(service["environment"]), context);

    /// <summary>Keys without a value get it from outside, where it is set there.</summary>
    public static ValueMap<string?> Resolved(ValueMap<string?> variables, BindingContext context) =>
        variables.Select(pair => KeyValuePair.Create(pair.Key, pair.Value ?? context.ValueOf(pair.Key))).ToValueMap();
}
