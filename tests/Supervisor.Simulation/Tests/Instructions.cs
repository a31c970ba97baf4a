using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Supervisor.Simulation.Tests;

/// <summary>Reads compiled methods.</summary>
internal static class Instructions
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    /// <summary>The types whose constructors the method calls with <c>new</c>.</summary>
    internal static IEnumerable<Type> Constructed(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length; )
        {
            var instruction = Read(code, ref at);
            if (instruction == OpCodes.Newobj && Resolve(method, code, at) is { DeclaringType: { } type })
            {
                yield return type;
            }

            at += OperandLength(instruction, code, at);
        }
    }

    private static OpCode Read(byte[] code, ref int at)
    {
        const byte TwoBytes = 0xFE;
        var value = code[at++];
        return value == TwoBytes ? Codes[unchecked((short)((TwoBytes << 8) | code[at++]))] : Codes[value];
    }

    private static MethodBase? Resolve(MethodBase method, byte[] code, int at) =>
        method.Module.ResolveMethod(
            BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at)),
            method.DeclaringType?.GetGenericArguments(),
            method.IsGenericMethod ? method.GetGenericArguments() : null
        );

    private static int OperandLength(OpCode instruction, byte[] code, int at) =>
        instruction.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at))),
            _ => 4,
        };
}
