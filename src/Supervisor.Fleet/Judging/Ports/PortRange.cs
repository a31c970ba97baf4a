namespace Supervisor.Fleet.Judging.Ports;

internal static class PortRange
{
    public const int First = 1;
    public const int Last = 65_535;

    public static bool Has(int port) => port is >= First and <= Last;
}
