namespace Supervisor.Sqlite.Native;

internal static class ResultCode
{
    public const int Ok = 0;
    public const int Row = 100;
    public const int Done = 101;
}
