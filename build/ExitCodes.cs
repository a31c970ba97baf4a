namespace Supervisor.Build;

internal static class ExitCodes
{
    public const int Success = 0;
    public const int Failure = 1;

    /// <summary>The command line could not be understood; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl+C or a request to stop, as shells report it.</summary>
    public const int Interrupted = 130;
}
