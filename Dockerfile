# Packages what `npm start` already runs, for a database of its own (DATABASE_URL). See docs/operations.md.
FROM node:24-bookworm-slim
ENV NODE_ENV=production NPM_CONFIG_UPDATE_NOTIFIER=false HOST=0.0.0.0 PORT=3000 HELE_VEJEN_DATA=/data
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
# Readable for user node, however closed the files lie where the image is built.
COPY --chmod=755 . .
RUN npm run build
# Mount a volume here to keep proof.jsonl; without one it is written anew by the next container.
RUN mkdir /data && chown node /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD node -e "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "--max-old-space-size=160", "--max-semi-space-size=4", "src/start.mjs"]
