using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Cli.Line;

/// <summary>Reads the files that arguments name, since the node may be on another machine.</summary>
internal static class FileArguments
{
    public const string StandardInput = "-";

    public static Outcome<Dictionary<string, byte[]>> Read(
        string command,
        IReadOnlyList<ArgumentDescription> described,
        IReadOnlyDictionary<string, IReadOnlyList<string>> values
    )
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var argument in described.Where(argument => argument.Kind is ArgumentKinds.File))
        {
            foreach (var name in values.GetValueOrDefault(argument.Name, []))
            {
                var content = Read(name);
                if (!content.IsOk)
                {
                    return Unreadable(command, argument, name, content.Error.Why);
                }

                files[name] = content.Value;
            }
        }

        return files;
    }

    private static Outcome<byte[]> Read(string name)
    {
        try
        {
            return name is StandardInput ? ReadStandardInput() : File.ReadAllBytes(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new OperatorError(ErrorCodes.UnreadableFile, "", e.Message, "");
        }
    }

    private static byte[] ReadStandardInput()
    {
        using var content = new MemoryStream();
        using var input = Console.OpenStandardInput();
        input.CopyTo(content);
        return content.ToArray();
    }

    private static OperatorError Unreadable(string command, ArgumentDescription argument, string name, string why) =>
        new(
            ErrorCodes.UnreadableFile,
            $"The file '{name}' for {ArgumentText.Spelled(argument)} of '{command}' cannot be read.",
            why,
            "Name one that is there."
        );
}
